import RoomBooking
import WeChat

/// The way to WeChat, or to the sandbox: name, connection, TLS, an answer.
struct NetworkCheckup: Checkup {
    let subject = CheckupSubject.network

    func findings(of patient: Patient) async -> [Finding] {
        guard let contact = patient.contact else { return [] }
        switch contact.answer {
        case .success: return [.ok(reached(contact))]
        case .failure(let error): return [failure(error, contact)]
        }
    }

    private func reached(_ contact: Contact) -> Bilingual {
        let milliseconds = Int(contact.duration / .milliseconds(1))
        return contact.address.isLoopback
            ? Bilingual(
                zh: "\(contact.address) 有应答（\(milliseconds) 毫秒）。这是沙箱，通知不会到达真实的手机。",
                en:
                    "\(contact.address) answers (\(milliseconds) ms). It is a sandbox: nothing reaches a real phone."
            )
            : Bilingual(
                zh: "\(contact.address) 有应答（\(milliseconds) 毫秒）。",
                en: "\(contact.address) answers (\(milliseconds) ms).")
    }

    private func failure(_ error: TransportError, _ contact: Contact) -> Finding {
        let failure = ExplainedFailure(WeChatError.transport(error))
        let remedy =
            contact.address.isLoopback
            ? Bilingual(
                zh: "请启动 roombook sandbox，或更正 base_url。", en: "Start roombook sandbox, or correct base_url.")
            : Bilingual(zh: failure.remedy.zh + "。", en: failure.remedy.en + ".")
        return .broken(
            Bilingual(
                zh: "\(contact.address)：\(failure.sentence.zh)。",
                en: "\(contact.address): \(failure.sentence.en)."),
            remedy, ExitStatus(failure))
    }
}
