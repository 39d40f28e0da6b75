/// The glyphs of a text as cells show them: one visible scalar with its marks, made safe, and its columns.
///
/// Terminals lay text out by scalars, so this does too; what a terminal may join into one picture (families,
/// flags, skin tones) is taken apart here.
struct SafeGlyphs: Sequence, IteratorProtocol {
    static let markLimit = 8

    private var scalars: String.UnicodeScalarView.Iterator
    private var ahead: Unicode.Scalar?

    init(_ text: String) {
        scalars = text.unicodeScalars.makeIterator()
        ahead = scalars.next()
    }

    /// The glyph that a cell shows for a character; a space when nothing of it can be seen.
    static func first(of character: Character) -> (glyph: Character, columns: Int) {
        var glyphs = SafeGlyphs(String(character))
        return glyphs.next() ?? (" ", 1)
    }

    mutating func next() -> (glyph: Character, columns: Int)? {
        while let scalar = take() {
            switch ScalarKind(scalar) {
            case .narrow: return (withMarks(scalar), 1)
            case .wide: return (withMarks(scalar), 2)
            case .mark: return (withMarks(" ", and: scalar), 1)
            case .shown(let character): return (character, 1)
            case .joiner, .unseen: continue
            }
        }
        return nil
    }

    private mutating func take() -> Unicode.Scalar? {
        let scalar = ahead
        ahead = scalar == nil ? nil : scalars.next()
        return scalar
    }

    private mutating func withMarks(_ base: Unicode.Scalar, and first: Unicode.Scalar? = nil) -> Character {
        if first == nil, ahead.map({ $0.value < 0x300 }) ?? true { return Character(base) }
        var marks = first.map { [$0] } ?? []
        while let scalar = ahead {
            switch ScalarKind(scalar) {
            case .mark:
                if marks.count < SafeGlyphs.markLimit { marks.append(scalar) }
            case .unseen:
                break
            case .joiner where base.isPictograph:
                _ = take()
                if ahead?.isPictograph != true { continue }
            case .wide where scalar.properties.isEmojiModifier && base.isPictograph:
                break
            default:
                return glyph(base, marks)
            }
            _ = take()
        }
        return glyph(base, marks)
    }

    private func glyph(_ base: Unicode.Scalar, _ marks: [Unicode.Scalar]) -> Character {
        guard !marks.isEmpty else { return Character(base) }
        var view = String.UnicodeScalarView()
        view.append(base)
        view.append(contentsOf: marks)
        // A vowel of Hangul joins only a Hangul letter: anywhere else it would be a second character.
        return String(view).first ?? Character(base)
    }
}

extension Unicode.Scalar {
    fileprivate var isPictograph: Bool { value > 0x2000 && properties.isEmoji }
}
