import GRDB
package import RoomBooking

extension SQLiteStore {
    package func rooms() async throws(StorageError) -> [Room] {
        try await read { db in
            var equipment: [Int64: [String]] = [:]
            _ = try db.all("SELECT room_id, code FROM room_equipment ORDER BY room_id, position") { row in
                equipment[try row.next(), default: []].append(try row.next())
            }
            return try db.all(
                "SELECT id, name, capacity, floor, state, closed_reason FROM room ORDER BY name_key"
            ) { row in
                let id: Int64 = try row.next()
                return Room(
                    id: RoomID(id), name: try row.next(), capacity: try row.next(), floor: try row.next(),
                    equipment: equipment[id] ?? [], state: try RoomState(&row))
            }
        }
    }

    package func add(_ room: NewRoom) async throws(StorageError) -> Room? {
        let key = room.name.nameKey
        return try await write { db in
            let added = try db.run(
                """
                INSERT INTO room (name, name_key, capacity, floor) VALUES (?, ?, ?, ?)
                ON CONFLICT (name_key) DO NOTHING
                """, [room.name, key, room.capacity, room.floor])
            guard added == 1 else { return nil }
            let id = db.lastInsertedRowID
            for (position, code) in room.equipment.enumerated() {
                try db.run(
                    "INSERT INTO room_equipment (room_id, position, code) VALUES (?, ?, ?)",
                    [id, position, code])
            }
            return Room(
                id: RoomID(id), name: room.name, capacity: room.capacity, floor: room.floor,
                equipment: room.equipment)
        }
    }

    package func setState(_ state: RoomState, of room: RoomID) async throws(StorageError) {
        let (name, reason) =
            switch state {
            case .open: ("open", "")
            case .closed(let reason): ("closed", reason)
            }
        try await write { db in
            try db.run(
                "UPDATE room SET state = ?, closed_reason = ? WHERE id = ?", [name, reason, room.value])
            return
        }
    }

    package func dictionaries() async throws(StorageError) -> Dictionaries {
        try await read { db in
            Dictionaries(
                equipment: try db.dictionary("equipment"), meetingKinds: try db.dictionary("meeting_kind"))
        }
    }
}

extension Database {
    /// Nil where there is no such room.
    func state(of room: RoomID) throws -> RoomState? {
        try one("SELECT state, closed_reason FROM room WHERE id = ?", [room.value]) { try RoomState(&$0) }
    }

    fileprivate func dictionary(_ kind: String) throws -> [LabelledValue] {
        try all(
            "SELECT code, label_zh, label_en FROM dictionary WHERE kind = ? ORDER BY position, code", [kind]
        ) { LabelledValue(code: try $0.next(), label: Bilingual(zh: try $0.next(), en: try $0.next())) }
    }
}

extension RoomState {
    fileprivate init(_ row: inout RowReader) throws {
        let isOpen = try row.next(String.self) == "open"
        let reason: String = try row.next()
        self = isOpen ? .open : .closed(reason: reason)
    }
}
