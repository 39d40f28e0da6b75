import Synchronization

/// One lane per openId: WeChat refuses two sends to one person that overlap (43108).
final class SendLanes: Sendable {
    // A person is listed while a send to them is under way.
    private let waiting = Mutex<[String: [CheckedContinuation<Void, Never>]]>([:])

    func enter(_ openID: String) async {
        if takeFree(openID) { return }
        await withCheckedContinuation { continuation in
            let isFree = waiting.withLock { waiting in
                guard waiting[openID] != nil else {
                    waiting[openID] = []
                    return true
                }
                waiting[openID]?.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    func leave(_ openID: String) {
        let next = waiting.withLock { waiting -> CheckedContinuation<Void, Never>? in
            guard waiting[openID]?.isEmpty == false else {
                waiting[openID] = nil
                return nil
            }
            return waiting[openID]?.removeFirst()
        }
        next?.resume()
    }

    private func takeFree(_ openID: String) -> Bool {
        waiting.withLock { waiting in
            guard waiting[openID] == nil else { return false }
            waiting[openID] = []
            return true
        }
    }
}
