@testable import WeChat

extension HTTPTimeouts {
    /// For what is expected to work: a machine that runs every test at once may take its time.
    static let patient = HTTPTimeouts(connect: .seconds(120), total: .seconds(120))
}

extension CurlSettings {
    /// As `HTTPTimeouts.patient`, for answers that come slowly.
    static var patient: CurlSettings {
        var settings = CurlSettings()
        settings.lowSpeedSeconds = 120
        return settings
    }
}
