import Foundation
import GRDB
package import RoomBooking

extension SQLiteStore: BindSceneStore {
    package func open(_ scene: BindScene) async throws(StorageError) {
        try await write { db in
            try db.run(
                "DELETE FROM bind_scene WHERE user_id = ? AND app_id = ?", [scene.user.value, scene.appID])
            try db.insert(scene)
        }
    }

    package func take(digest: [UInt8], at: Instant) async throws(StorageError) -> BindScene? {
        try await write { db in
            let scene = try db.one(
                "DELETE FROM bind_scene WHERE digest = ? RETURNING digest, user_id, app_id, expires_at",
                [Data(digest)]
            ) { row in
                BindScene(
                    digest: try row.nextBytes(), user: UserID(try row.next()), appID: try row.next(),
                    expires: Instant(seconds: try row.next()))
            }
            return scene.flatMap { at < $0.expires ? $0 : nil }
        }
    }

    package func putBack(_ scene: BindScene) async throws(StorageError) {
        try await write { db in try db.insert(scene) }
    }
}

extension Database {
    fileprivate func insert(_ scene: BindScene) throws {
        try run(
            """
            INSERT INTO bind_scene (digest, user_id, app_id, expires_at)
            SELECT :digest, :user, :app, :expires
            WHERE NOT EXISTS (SELECT 1 FROM bind_scene WHERE user_id = :user AND app_id = :app)
            """,
            [
                "digest": Data(scene.digest), "user": scene.user.value, "app": scene.appID,
                "expires": scene.expires.seconds,
            ])
    }
}
