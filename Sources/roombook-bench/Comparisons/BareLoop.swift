import CBareLoop
import WeChat

/// The bare C loop over libcurl's multi interface, with the message and the headers that ours sends.
struct BareLoop: Sendable {
    let server: Nginx
    let connections: Int
    let seconds: Double

    /// Answers a second.
    func rate() async throws(BenchFailure) -> Double {
        guard let result = await blocking({ run() }), result.failed == 0, result.seconds > 0 else {
            throw .failed("A request of the bare C loop was not answered with 200.")
        }
        return Double(result.answered) / result.seconds
    }

    private func run() -> bare_loop_result? {
        let url = "\(server.address)\(Nginx.sendPath)?access_token=\(NginxConfiguration.token)"
        let body = TransportLoad.message.json
        var result = bare_loop_result()
        let isDone = unsafe url.withCString { url in
            unsafe body.withUnsafeBufferPointer { body in
                unsafe "roombook".withCString { userAgent in
                    var settings = unsafe bare_loop_settings(
                        url: url,
                        body: UnsafeRawPointer(body.baseAddress)?.assumingMemoryBound(to: CChar.self),
                        body_length: body.count, user_agent: userAgent, connections: Int32(connections),
                        seconds: seconds)
                    return unsafe bare_loop_run(&settings, &result)
                }
            }
        }
        return isDone ? result : nil
    }
}
