import Foundation
import RoomBooking
import WeChat

/// What doctor looks at: as much of configuration and services as could be had.
struct Patient: Sendable {
    let location: ConfigurationLocation
    let configuration: Result<Configuration, ConfigurationError>
    /// Without WeChat where its secret can not be used.
    let services: Result<Services, CommandFailure>
    /// Why the services are without WeChat, though it is configured.
    let secretFailure: CommandFailure?
    /// What WeChat's address answered; nil where it was not asked.
    let contact: Contact?
    let isOffline: Bool
    let now: @Sendable () -> Date

    /// Opens everything, and asks WeChat's address once unless `isOffline`.
    static func admit(
        _ location: ConfigurationLocation, isOffline: Bool, now: @escaping @Sendable () -> Date = { Date() }
    ) async -> Patient {
        let configuration = loaded(location)
        var contact: Contact?
        if !isOffline, let settings = (try? configuration.get())?.wechat {
            contact = await Contact.make(to: settings.baseURL, now: now)
        }
        let (services, secretFailure) = opened(configuration, now: now)
        return Patient(
            location: location, configuration: configuration, services: services,
            secretFailure: secretFailure, contact: contact, isOffline: isOffline, now: now)
    }

    var instant: Instant { Instant(now()) }

    /// The zone of the site, or the standard one where nothing is configured.
    var zone: SiteZone? {
        (try? configuration.get())?.policy.zone ?? SiteZone(identifier: "Asia/Shanghai")
    }

    private static func loaded(_ location: ConfigurationLocation) -> Result<Configuration, ConfigurationError>
    {
        do throws(ConfigurationError) {
            return .success(try location.load())
        } catch {
            return .failure(error)
        }
    }

    private static func opened(
        _ configuration: Result<Configuration, ConfigurationError>, now: @escaping @Sendable () -> Date
    ) -> (Result<Services, CommandFailure>, CommandFailure?) {
        var settings: Configuration
        switch configuration {
        case .success(let loaded): settings = loaded
        case .failure(let error): return (.failure(.configuration(error)), nil)
        }
        let whole = built(settings, now: now)
        guard case .failure(let failure) = whole, case .configuration(.secretFile) = failure else {
            return (whole, nil)
        }
        settings.wechat = nil
        return (built(settings, now: now), failure)
    }

    private static func built(
        _ configuration: Configuration, now: @escaping @Sendable () -> Date
    ) -> Result<Services, CommandFailure> {
        do throws(CommandFailure) {
            return .success(try Services.build(configuration, now: now))
        } catch {
            return .failure(error)
        }
    }
}

/// One plain request to WeChat's address, without anything secret in it.
struct Contact: Sendable {
    let address: WeChatBaseURL
    let answer: Result<HTTPResponse, TransportError>
    let at: Date
    let duration: Duration

    static func make(to address: WeChatBaseURL, now: @Sendable () -> Date) async -> Contact {
        let transport = CurlTransport()
        let clock = ContinuousClock()
        let start = clock.now
        let answer: Result<HTTPResponse, TransportError>
        do throws(TransportError) {
            answer = .success(try await transport.send(HTTPRequest(.get, "/", at: address)))
        } catch {
            answer = .failure(error)
        }
        let contact = Contact(address: address, answer: answer, at: now(), duration: clock.now - start)
        await transport.shutdown()
        return contact
    }
}
