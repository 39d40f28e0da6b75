import Foundation
import GRDB
package import RoomBooking

extension SQLiteStore {
    package func templates() async throws(StorageError) -> [MessageTemplate] {
        try await read { db in
            try db.all("SELECT kind, template_id, page, keys, is_long_term FROM message_template") { row in
                let kind: NotificationKind = try row.nextCase()
                let (templateID, page): (String, String) = (try row.next(), try row.next())
                let keys = Data(try row.next(String.self).utf8)
                guard let fields = try? JSONDecoder().decode([MessageTemplate.Field].self, from: keys) else {
                    throw RowReader.unreadable
                }
                return MessageTemplate(
                    kind: kind, templateID: templateID, page: page, keys: fields, isLongTerm: try row.next())
            }.sorted { Self.order($0.kind) < Self.order($1.kind) }
        }
    }

    package func set(_ template: MessageTemplate) async throws(StorageError) {
        try await write { db in
            let keys = String(decoding: try JSONEncoder().encode(template.keys), as: UTF8.self)
            try db.run(
                """
                INSERT INTO message_template (kind, template_id, page, keys, is_long_term)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (kind) DO UPDATE SET
                    template_id = excluded.template_id, page = excluded.page, keys = excluded.keys,
                    is_long_term = excluded.is_long_term
                """,
                [template.kind.rawValue, template.templateID, template.page, keys, template.isLongTerm])
            return
        }
    }

    private static func order(_ kind: NotificationKind) -> Int {
        NotificationKind.allCases.firstIndex(of: kind) ?? 0
    }
}
