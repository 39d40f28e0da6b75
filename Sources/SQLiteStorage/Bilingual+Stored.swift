import Foundation
import RoomBooking

extension Bilingual {
    /// As a column keeps it: a JSON object with both languages.
    var stored: String? {
        (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What `stored` made; anything else is taken as it stands.
    init(stored text: String) {
        self = (try? JSONDecoder().decode(Bilingual.self, from: Data(text.utf8))) ?? Bilingual(verbatim: text)
    }
}
