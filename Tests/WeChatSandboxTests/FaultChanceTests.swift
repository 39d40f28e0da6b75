import Testing

@testable import WeChatSandbox

struct FaultChanceTests {
    /// Which of the calls a fault with a probability strikes.
    private static func strikes(seed: UInt64, calls: Int, disturbedBy others: Int = 0) async -> [Int] {
        let bench = Bench { $0.seed = seed }
        _ = await bench.control(
            "POST", "fault", body: #"{"endpoint":"token","kind":"errcode","probability":0.3}"#)
        var struck: [Int] = []
        for call in 0..<calls {
            for _ in 0..<others { _ = await bench.stableToken() }
            if await bench.plainToken().errorCode == -1 { struck.append(call) }
        }
        return struck
    }

    @Test("the same seed strikes the same calls, whatever happens at other endpoints; another seed does not")
    func repeatable() async {
        let first = await Self.strikes(seed: 42, calls: 200)
        #expect(await Self.strikes(seed: 42, calls: 200) == first)
        #expect(await Self.strikes(seed: 42, calls: 200, disturbedBy: 2) == first)
        #expect(await Self.strikes(seed: 43, calls: 200) != first)
        #expect((40...80).contains(first.count))
    }

    @Test("faults draw one after the other in the order of arming, and the first that hits strikes alone")
    func order() {
        var board = FaultBoard(seed: 7)
        let kinds: [SandboxFault.Kind] = [.closeBefore, .delay, .closeAfter, .errorCode(-1, message: nil)]
        for (kind, share) in zip(kinds, [0.05, 0.03, 0.02, 0.05]) {
            _ = board.arm(SandboxFault(kind, endpoint: .subscribeSend, count: nil, probability: share))
        }
        var struck = 0
        for _ in 0..<100_000 where board.strike(.subscribeSend) != nil { struck += 1 }
        let counts = board.records.map(\.struck)
        #expect(counts.reduce(0, +) == struck)
        // The draws follow from the seed, so these figures never change; each fault sees what the others left.
        let left = [1, 0.95, 0.95 * 0.97, 0.95 * 0.97 * 0.98]
        for (count, (share, left)) in zip(counts, zip([0.05, 0.03, 0.02, 0.05], left)) {
            let expected = 100_000 * share * left
            #expect(abs(Double(count) - expected) < 5 * expected.squareRoot())
        }
    }

    @Test("a certain fault strikes before a later one has a chance; nothing with no chance ever strikes")
    func extremes() async {
        let bench = Bench()
        for body in [
            #"{"kind":"errcode","errcode":1,"probability":0}"#, #"{"kind":"errcode","errcode":2,"count":3}"#,
            #"{"kind":"errcode","errcode":3,"probability":1,"count":1}"#,
        ] {
            _ = await bench.control("POST", "fault", body: body)
        }
        var codes: [Int?] = []
        for _ in 0..<5 { codes.append(await bench.plainToken().errorCode) }
        #expect(codes == [2, 2, 2, 3, 0])
    }

    @Test("the list tells what each fault did, used up ones too, until they are taken back")
    func list() async throws {
        let bench = Bench { $0.seed = 5 }
        _ = await bench.control("POST", "fault", body: #"{"kind":"close_after","endpoint":"token"}"#)
        _ = await bench.control("POST", "fault", body: #"{"kind":"bom","count":"unlimited"}"#)
        #expect(
            await bench.control("POST", "fault", body: #"{"kind":"delay"}"#).body == #"{"armed":true,"id":3}"#
        )
        _ = await bench.plainToken()
        _ = await bench.plainToken()
        let first =
            #"{"id":1,"kind":"close_after","endpoint":"token","probability":1.0,"left":0,"struck":1,"delivered":0}"#
        let second =
            #"{"id":2,"kind":"bom","endpoint":"all","probability":1.0,"left":"unlimited","struck":1,"delivered":0}"#
        let list = await bench.control("GET", "fault").body
        #expect(list.hasPrefix(#"{"seed":5,"faults":[\#(first),\#(second),{"id":3,"#))
        _ = await bench.control(
            "POST", "fault",
            body: #"{"kind":"status","status":503,"milliseconds":5,"after":true,"takes_effect":true}"#)
        let last = #""status":503,"milliseconds":5,"after":true,"takes_effect":true}]}"#
        #expect(await bench.control("GET", "fault").body.hasSuffix(last))
        #expect(await bench.control("DELETE", "fault?id=2").status == 200)
        #expect(await bench.control("DELETE", "fault?id=2").status == 400)
        #expect(await bench.plainToken().bytes.first == UInt8(ascii: "{"))
        #expect(await bench.control("DELETE", "fault").status == 200)
        #expect(await bench.control("GET", "fault").body == #"{"seed":5,"faults":[]}"#)
    }

    @Test("old faults that cannot strike any more are let go, and those that can go on striking")
    func forgetting() {
        var board = FaultBoard(seed: 1)
        let first = board.arm(SandboxFault(.delay, endpoint: .token, count: nil))
        for _ in 0..<30_000 {
            _ = board.arm(SandboxFault(.delay, endpoint: .stableToken))
            _ = board.strike(.stableToken)
        }
        #expect(board.records.count <= 20_001)
        #expect(board.strike(.token)?.id == first)
        #expect(board.strike(.stableToken) == nil)
    }
}
