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
        let answer: LoginAnswer = try await ask(.post, "login", [.init("user", username)])
        return answer.code
    }

    /// The notifications on somebody's phone, or on everybody's, the oldest first.
    func cards(of username: String?) async throws(ExplainedFailure) -> [PhoneCard] {
        let answer: MessagesAnswer = try await ask(
            .get, "messages", [.init("limit", String(Self.cardLimit))])
        let wanted = answer.messages.filter { username == nil || $0.user == username }
        return wanted.map(\.card)
    }

    /// Accepts one more message of every template, as a tap in the mini program does.
    func subscribe(_ username: String) async throws(ExplainedFailure) {
        let _: SubscribeAnswer = try await ask(
            .post, "subscribe", [.init("user", username), .init("template", "all"), .init("count", "1")])
    }

    // As many as the pane keeps; an answer of the transport holds no more than 256 KiB.
    private static let cardLimit = 200

    private func ask<Answer: Decodable>(
        _ method: HTTPRequest.Method, _ verb: String, _ query: [HTTPRequest.QueryItem]
    ) async throws(ExplainedFailure) -> Answer {
        let request = HTTPRequest(
            method, "/sandbox/\(verb)", at: baseURL, query: query, json: method == .post ? [] : nil)
        let response: HTTPResponse
        do throws(TransportError) {
            response = try await transport.send(request)
        } catch {
            throw ExplainedFailure(WeChatError.transport(error))
        }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard response.status == 200,
            let answer = try? decoder.decode(Answer.self, from: Data(response.body))
        else {
            throw ExplainedFailure(
                sentence: Bilingual(zh: "沙箱没有回答“\(verb)”", en: "The sandbox did not answer \(verb)"),
                remedy: Bilingual(
                    zh: "请检查用户名和沙箱", en: "Check the username and the sandbox"),
                kind: .unreachable)
        }
        return answer
    }

    private struct LoginAnswer: Decodable { let code: String }

    private struct SubscribeAnswer: Decodable {}

    private struct MessagesAnswer: Decodable { let messages: [Received] }

    private struct Received: Decodable {
        struct Entry: Decodable {
            let label: String
            let value: String
        }

        let id: Int
        let receivedAt: Date
        let user: String
        let title: String
        let page: String?
        let data: [Entry]

        var card: PhoneCard {
            PhoneCard(
                id: id, username: user, receivedAt: Instant(receivedAt), title: title,
                lines: data.map { PhoneCard.Line(label: $0.label, value: $0.value) }, opensPage: page != nil)
        }
    }
}
