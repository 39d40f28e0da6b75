/// A failure of something outside roombook, already in words: what happened and what to do about it.
package struct ExplainedFailure: Error, Hashable, Sendable {
    /// WeChat's error code, where WeChat answered.
    package var errcode: Int?
    package var sentence: Bilingual
    package var remedy: Bilingual
    package var kind: Kind

    package init(errcode: Int? = nil, sentence: Bilingual, remedy: Bilingual, kind: Kind) {
        self.errcode = errcode
        self.sentence = sentence
        self.remedy = remedy
        self.kind = kind
    }

    package enum Kind: String, Sendable {
        /// The person can mend it, as with a new code.
        case person
        /// Not reachable, or too busy: trying again may help.
        case unreachable
        /// The operator has to mend it.
        case configuration
    }

    /// Both sentences, without the error code.
    package var detail: Bilingual {
        Bilingual(zh: "\(sentence.zh)。\(remedy.zh)。", en: "\(sentence.en). \(remedy.en).")
    }

    package func text(in language: Language) -> String {
        let code = errcode.map { " (\($0))" } ?? ""
        return language == .chinese
            ? "\(sentence.zh)\(code)。\(remedy.zh)。" : "\(sentence.en)\(code). \(remedy.en)."
    }
}
