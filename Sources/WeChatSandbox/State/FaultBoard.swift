/// The armed faults, in the order in which they strike.
struct FaultBoard {
    private var armed: [SandboxFault] = []

    mutating func arm(_ fault: SandboxFault) {
        armed.append(fault)
    }

    mutating func clear() {
        armed.removeAll()
    }

    /// Takes the fault that strikes this call, if any.
    mutating func next(for endpoint: SandboxEndpoint) -> SandboxFault? {
        guard let index = armed.firstIndex(where: { $0.endpoint == nil || $0.endpoint == endpoint }) else {
            return nil
        }
        let fault = armed[index]
        if let count = fault.count {
            armed[index].count = count - 1
            if count <= 1 {
                armed.remove(at: index)
            }
        }
        return fault
    }
}
