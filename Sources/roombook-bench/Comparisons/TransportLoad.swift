import Foundation
import WeChat

/// Our transport alone: so many connections that send the same message again and again.
struct TransportLoad: Sendable {
    let server: Nginx
    let connections: Int
    let seconds: Double

    /// The subscribe message that every contender sends.
    static let message = SubscribeMessage(
        to: Office.openID("person1"), templateID: Office.templateID, page: "pages/booking/detail",
        data: [
            .init("thing4", "Weekly planning 周会"), .init("thing1", "Room 7"),
            .init("character_string2", "14:00~15:00"), .init("time6", "2026年11月23日 14:00"),
            .init("thing3", "organizer 7"),
        ])

    static func request(to server: Nginx) -> HTTPRequest {
        HTTPRequest(
            .post, Nginx.sendPath, at: server.address,
            query: [.init("access_token", NginxConfiguration.token)], json: message.json)
    }

    /// Answers a second.
    func rate() async throws(BenchFailure) -> Double {
        let transport = CurlTransport()
        let request = Self.request(to: server)
        let clock = ContinuousClock()
        let begin = clock.now
        let end = begin + .seconds(seconds)
        let answered = await withTaskGroup(of: Int?.self) { group in
            for _ in 0..<connections {
                group.addTask { @concurrent in
                    var answered = 0
                    while clock.now < end {
                        guard let answer = try? await transport.send(request), answer.status == 200,
                            !answer.body.isEmpty
                        else { return nil }
                        answered += 1
                    }
                    return answered
                }
            }
            return await group.reduce(into: Int?(0)) { sum, count in
                sum = count.flatMap { count in sum.map { $0 + count } }
            }
        }
        let elapsed = (clock.now - begin) / .seconds(1)
        await transport.shutdown()
        guard let answered else { throw .failed("A request of our transport was not answered with 200.") }
        return Double(answered) / elapsed
    }
}
