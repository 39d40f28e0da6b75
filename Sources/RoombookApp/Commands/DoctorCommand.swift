import ArgumentParser
import RoomBooking

/// `roombook doctor [--json] [--offline]`.
struct DoctorCommand: RoombookSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract:
            "Look at everything that must be right, and say what to do where it is not. 检查各项是否正常，并给出处理办法。")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: OutputOptions
    @Flag(name: .long, help: "Do not ask WeChat. 不询问微信。") var offline = false

    func execute() throws(CommandFailure) -> Int32 {
        let (patient, diagnosis) = blocking { [options, offline] in
            let patient = await Patient.admit(options.location, isOffline: offline)
            return (patient, await Doctor.examine(patient))
        }
        let language = options.lang ?? (try? patient.configuration.get())?.language ?? options.spoken
        diagnosis.print(in: language, json: output.json)
        return diagnosis.status.rawValue
    }
}
