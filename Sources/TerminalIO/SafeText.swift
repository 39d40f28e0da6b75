/// Text that people wrote, made safe to draw: nothing left in it can steer the terminal or mislead the eye.
///
/// Line breaks and tabs become spaces, other controls visible signs; bidi and other invisible controls are
/// removed; an emoji sequence keeps its first emoji; more than eight marks on a letter are dropped; what has
/// no meaning yet becomes `?`. Done twice it changes nothing more.
package func safeText(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var safe = ""
    safe.reserveCapacity(text.utf8.count)
    for (glyph, _) in SafeGlyphs(text) { safe.append(glyph) }
    return safe
}
