import Foundation

extension String {
    /// The form in which names are compared: without case, and without width or composition of characters.
    package var nameKey: String {
        precomposedStringWithCompatibilityMapping.lowercased().precomposedStringWithCompatibilityMapping
    }
}
