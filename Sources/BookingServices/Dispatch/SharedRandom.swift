import Synchronization

/// A random number generator that many tasks use.
final class SharedRandom: Sendable {
    typealias Generator = any RandomNumberGenerator & Sendable

    private let generator: Mutex<Generator>

    init(_ generator: Generator) {
        self.generator = Mutex(generator)
    }

    func use<Value: Sendable>(_ work: (inout Generator) -> Value) -> Value {
        generator.withLock { work(&$0) }
    }
}
