/// Why the sandbox could not do what its owner asked.
package enum SandboxError: Error, Equatable, Sendable {
    case portInUse(UInt16)
    case portNotAllowed(UInt16)
    case cannotListen(reason: String)
    case alreadyStarted
    case stopped
    case invalidUserName
    case unknownOpenID
    case unknownTemplate
}

extension SandboxError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .portInUse(let port): "port \(port) on 127.0.0.1 is in use"
        case .portNotAllowed(let port): "port \(port) on 127.0.0.1 may not be used by this account"
        case .cannotListen(let reason): "cannot listen on 127.0.0.1: \(reason)"
        case .alreadyStarted: "the sandbox was started before"
        case .stopped: "the sandbox was stopped"
        case .invalidUserName: "a user name has 1 to 64 characters and no control characters"
        case .unknownOpenID: "this sandbox gave out no such openid"
        case .unknownTemplate: "this sandbox has no such template"
        }
    }
}
