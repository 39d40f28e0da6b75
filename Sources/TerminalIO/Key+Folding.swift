extension Key {
    /// The key with the full-width signs of a Chinese input method folded to the ASCII key that gives them.
    ///
    /// For use outside text fields, so that `？` opens help and `：` the palette.
    package var folded: Key {
        guard case .character(let character) = code else { return self }
        var key = self
        key.code = .character(character.foldedToASCII)
        return key
    }
}

extension Character {
    fileprivate var foldedToASCII: Character {
        if isASCII { return self }
        if let folded = Character.chinesePunctuation[self] { return folded }
        guard unicodeScalars.count == 1, let scalar = unicodeScalars.first,
            (0xFF01...0xFF5E).contains(scalar.value), let ascii = Unicode.Scalar(scalar.value - 0xFEE0)
        else { return self }
        return Character(ascii)
    }

    private static let chinesePunctuation: [Character: Character] = [
        "\u{3000}": " ", "。": ".", "、": "/", "【": "[", "】": "]", "《": "<", "》": ">", "「": "{",
        "」": "}", "“": "\"", "”": "\"", "‘": "'", "’": "'", "…": "^", "—": "_", "￥": "$", "·": "`",
    ]
}
