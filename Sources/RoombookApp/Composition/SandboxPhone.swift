import Foundation
import RoomBooking
import WeChat

/// A person's phone at the sandbox: hands over a login code as `wx.login` does in the mini program.
struct SandboxPhone: Sendable {
    private let baseURL: WeChatBaseURL
    private let transport: any HTTPTransport

    /// Nil at the real WeChat, whose codes come from real phones.
    init?(baseURL: WeChatBaseURL, transport: any HTTPTransport) {
        guard baseURL.isLoopback else { return nil }
        self.baseURL = baseURL
        self.transport = transport
    }

    func code(for username: String) async throws(ExplainedFailure) -> String {
        let request = HTTPRequest(
            .post, "/sandbox/login", at: baseURL, query: [.init("user", username)], json: [])
        let response: HTTPResponse
        do throws(TransportError) {
            response = try await transport.send(request)
        } catch {
            throw ExplainedFailure(WeChatError.transport(error))
        }
        guard response.status == 200,
            let answer = try? JSONDecoder().decode(LoginAnswer.self, from: Data(response.body))
        else {
            throw ExplainedFailure(
                sentence: Bilingual(zh: "沙箱没有给出登录码", en: "The sandbox gave no code"),
                remedy: Bilingual(
                    zh: "请检查用户名，或在小程序里获取", en: "Check the username, or take a code from the mini program"),
                kind: .unreachable)
        }
        return answer.code
    }

    private struct LoginAnswer: Decodable { let code: String }
}
