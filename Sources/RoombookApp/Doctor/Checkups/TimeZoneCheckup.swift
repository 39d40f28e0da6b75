import RoomBooking

/// The site's time zone, with the wall time that people see there.
struct TimeZoneCheckup: Checkup {
    let subject = CheckupSubject.timeZone

    func findings(of patient: Patient) async -> [Finding] {
        guard let zone = (try? patient.configuration.get())?.policy.zone else { return [] }
        return [.ok(Bilingual(verbatim: "\(zone.identifier), \(zone.iso(patient.instant))"))]
    }
}
