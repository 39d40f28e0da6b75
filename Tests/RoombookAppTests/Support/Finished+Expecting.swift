import Testing

extension Finished {
    /// Ended as a refusal does: that status, nothing on standard output, and plain sentences on standard error.
    func expectRefused(
        _ expected: Int32, saying words: [String] = [], lines: Int = 1,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(status == expected, "\(self)", sourceLocation: sourceLocation)
        #expect(output.isEmpty, "\(self)", sourceLocation: sourceLocation)
        let sentences = errors.split(separator: "\n").map(String.init)
        #expect(sentences.count == lines, "\(self)", sourceLocation: sourceLocation)
        for sentence in sentences {
            #expect(
                sentence.hasPrefix("roombook: ") && ".。?？".contains(sentence.suffix(1)),
                "\(sentence.prefix(300))", sourceLocation: sourceLocation)
            #expect(
                sentence.unicodeScalars.count < 400, "\(sentence.prefix(300))", sourceLocation: sourceLocation
            )
        }
        let hasControls = errors.unicodeScalars.contains {
            $0 != "\n" && $0.properties.generalCategory == .control
        }
        #expect(!hasControls, "\(self)", sourceLocation: sourceLocation)
        for trace in ["Fatal error", "Thread 0", "SQLITE", "Optional("] {
            #expect(!errors.contains(trace), "\(self)", sourceLocation: sourceLocation)
        }
        for word in words { #expect(errors.contains(word), "\(self)", sourceLocation: sourceLocation) }
    }
}
