/// A fault that was armed, and what it did.
package struct SandboxFaultRecord: Sendable, Identifiable {
    /// Ascending from 1 in the order of arming, which is the order of striking.
    package let id: Int
    /// The fault as it was armed.
    package let fault: SandboxFault
    /// How many strikes are left; nil is no limit.
    package internal(set) var left: Int?
    /// Whether somebody took it back.
    package internal(set) var isCleared = false
    /// How many calls it struck.
    package internal(set) var struck = 0
    /// How many of those calls delivered a message all the same.
    package internal(set) var delivered = 0

    /// Whether it can strike again.
    package var isArmed: Bool { !isCleared && left != 0 }

    init(id: Int, fault: SandboxFault) {
        self.id = id
        self.fault = fault
        left = fault.count
    }
}

extension SandboxFaultRecord {
    /// Whether the answer of a struck call leaves open, for a client of that patience, if it took effect.
    package func isAmbiguous(patience: Duration) -> Bool {
        if fault.delay >= patience { return true }
        return switch fault.kind {
        case .closeAfter, .closeBefore, .halfBody, .status, .body, .bytes, .slow, .huge: true
        case .errorCode, .truncated47003: fault.takesEffect
        case .wrongTypes(let type): [.errorCodeBool, .errorCodeNested, .errorCodeFloat].contains(type)
        case .delay, .successWithoutErrorCode, .successWithErrorCode, .extraKeys, .byteOrderMark,
            .controlCharacter, .deep:
            false
        }
    }
}
