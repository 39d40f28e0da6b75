import RoomBooking
import WeChat

/// The stored templates: set, acceptable, and the same as those of the account.
struct TemplatesCheckup: Checkup {
    let subject = CheckupSubject.templates

    func findings(of patient: Patient) async -> [Finding] {
        guard case .success(let services) = patient.services,
            let configuration = try? patient.configuration.get(), configuration.wechat != nil
        else { return [] }
        do throws(StorageError) {
            let templates = try await services.store.templates()
            return await TemplateInspection(services: services, isOffline: patient.isOffline).findings(
                templates)
        } catch {
            return [.broken(.storage(error))]
        }
    }
}
