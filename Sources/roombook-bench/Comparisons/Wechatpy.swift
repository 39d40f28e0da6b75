import Foundation
import WeChat

/// The stock Python client wechatpy, which sends one message after the other and keeps nothing.
struct Wechatpy: Sendable {
    private let python: String
    private let server: Nginx
    private let bench: Workbench
    let version: String

    init(python name: String, server: Nginx, bench: Workbench) async throws(BenchFailure) {
        guard let python = ChildProcess.find(name) else {
            throw .missing("There is no Python called \(name). Install it with: apt-get install python3-venv")
        }
        let check = try await ChildProcess.run(
            python, ["-c", "import wechatpy; print(wechatpy.__version__)"], cleanup: bench.cleanup)
        guard check.isSuccess else {
            throw .missing(
                "\(python) has no wechatpy. Install it with: python3 -m venv VENV && VENV/bin/pip install "
                    + "wechatpy, and name it with --python VENV/bin/python3")
        }
        self.python = python
        self.server = server
        self.bench = bench
        version = check.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Sends a second, without the time that Python takes to start.
    func rate(messages: Int) async throws(BenchFailure) -> Double {
        let before = try await server.answeredSends().count
        let run = try await ChildProcess.run(
            python,
            [
                "-c", Self.script, server.address.text, Office.appID, NginxConfiguration.token,
                Office.templateID, String(messages),
            ], cleanup: bench.cleanup)
        guard run.isSuccess,
            let seconds = Double(run.output.trimmingCharacters(in: .whitespacesAndNewlines)), seconds > 0
        else { throw .failed("wechatpy did not send: \(run.lastError).") }
        let answered = try await server.answeredSends().count - before
        guard answered == messages else {
            throw .failed("Of \(messages) messages of wechatpy nginx answered \(answered).")
        }
        return Double(messages) / seconds
    }

    private static let script = """
        import sys, time
        from wechatpy.client import WeChatClient
        from wechatpy.session.memorystorage import MemoryStorage

        base, app_id, token, template, count = sys.argv[1:]
        client = WeChatClient(app_id, "bench-secret", access_token=token, session=MemoryStorage())
        client.API_BASE_URL = client.wxa.API_BASE_URL = base + "/"
        data = {
            "thing4": {"value": "Weekly planning 周会"},
            "thing1": {"value": "Room 7"},
            "character_string2": {"value": "14:00~15:00"},
            "time6": {"value": "2026年11月23日 14:00"},
            "thing3": {"value": "organizer 7"},
        }
        begin = time.perf_counter()
        for index in range(int(count)):
            person = ("operson%d" % (index % 400)).ljust(28, "x")
            client.wxa.send_subscribe_message(person, template, data, page="pages/booking/detail")
        print(time.perf_counter() - begin)
        """
}
