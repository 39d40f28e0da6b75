package import Foundation

/// How long access tokens live and when others take their place, in seconds.
package struct SandboxTokenRules: Sendable, Hashable {
    /// How long a new token is good for.
    package var lifetime: TimeInterval
    /// How long a token that was replaced in the usual way works on.
    package var overlap: TimeInterval
    /// How long before its end the stable endpoint replaces its token.
    package var rotationMargin: TimeInterval
    /// How much time lies between two forced refreshes; a sooner one changes nothing.
    package var forcedInterval: TimeInterval
    /// How many forced refreshes a day has.
    package var forcedPerDay: Int

    package init(
        lifetime: TimeInterval = 7_200,
        overlap: TimeInterval = 300,
        rotationMargin: TimeInterval = 300,
        forcedInterval: TimeInterval = 30,
        forcedPerDay: Int = 20
    ) {
        self.lifetime = lifetime
        self.overlap = overlap
        self.rotationMargin = rotationMargin
        self.forcedInterval = forcedInterval
        self.forcedPerDay = forcedPerDay
    }

    /// The same rules on a clock that runs faster, such as tokens of 3 seconds that overlap for 0.125.
    package static func scaled(toLifetime lifetime: TimeInterval) -> SandboxTokenRules {
        let scale = lifetime / 7_200
        return SandboxTokenRules(
            lifetime: lifetime, overlap: 300 * scale, rotationMargin: 300 * scale, forcedInterval: 30 * scale)
    }
}
