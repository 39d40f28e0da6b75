/// The faults that were armed, in the order in which they strike.
struct FaultBoard {
    /// How many faults are remembered that cannot strike any more.
    private static let remembered = 10_000
    /// Where the draws begin.
    var seed: UInt64
    private(set) var records: [SandboxFaultRecord] = []
    private var draws: [Int: SplitMix64] = [:]
    /// The places of those that can strike.
    private var armed: [Int] = []
    private var lastID = 0

    init(seed: UInt64?) {
        // Small enough for any JSON reader.
        self.seed = seed ?? .random(in: 0..<1 << 53)
    }

    /// The faults that nobody took back, those that are used up too.
    var listed: [SandboxFaultRecord] { records.filter { !$0.isCleared } }

    mutating func arm(_ fault: SandboxFault) -> Int {
        forgetOld()
        lastID += 1
        // Each fault draws for itself, so that calls which it does not concern leave its draws alone.
        draws[lastID] = SplitMix64(seed: seed &+ UInt64(lastID))
        records.append(SandboxFaultRecord(id: lastID, fault: fault))
        armed.append(records.count - 1)
        return lastID
    }

    /// Takes back one fault, or all.
    mutating func clear(id: Int? = nil) {
        for index in records.indices where id == nil || records[index].id == id {
            records[index].isCleared = true
            draws[records[index].id] = nil
        }
        armed.removeAll { records[$0].isCleared }
    }

    /// The fault that strikes this call: the first, in the order of arming, whose own draw hits.
    mutating func strike(_ endpoint: SandboxEndpoint) -> SandboxFaultRecord? {
        for (place, index) in armed.enumerated() {
            let fault = records[index].fault
            guard fault.endpoint == nil || fault.endpoint == endpoint, draw(records[index]) else { continue }
            records[index].struck += 1
            if let left = records[index].left {
                records[index].left = max(0, left - 1)
                if left <= 1 { armed.remove(at: place) }
            }
            return records[index]
        }
        return nil
    }

    /// Notes that a struck call delivered a message all the same.
    mutating func noteDelivery(behind id: Int) {
        guard let index = records.lastIndex(where: { $0.id == id }) else { return }
        records[index].delivered += 1
    }

    private mutating func draw(_ record: SandboxFaultRecord) -> Bool {
        guard record.fault.probability < 2 else { return true }
        return draws[record.id]?.hits(record.fault.probability) ?? false
    }

    private mutating func forgetOld() {
        guard records.count >= 2 * Self.remembered else { return }
        let spent = records.filter { !$0.isArmed }.dropLast(Self.remembered)
        let forgotten = Set(spent.map(\.id))
        records.removeAll { forgotten.contains($0.id) }
        armed = records.indices.filter { records[$0].isArmed }
        for id in forgotten { draws[id] = nil }
    }
}
