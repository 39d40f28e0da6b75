import RoomBooking
import SQLiteStorage
import TestSupport
import Testing

@Suite("A scene binds one account, once, and in time")
struct BindSceneTests {
    private func scene(_ world: World, _ number: UInt8, for user: User) -> BindScene {
        BindScene(
            digest: Array(repeating: number, count: 32), user: user.id, appID: world.appID,
            expires: world.now + 600)
    }

    @Test("It is taken once, although many try at once over two connections")
    func once() async throws {
        let world = try await World()
        let jims = scene(world, 1, for: world.jim)
        try await world.store.open(jims)
        let stores = [world.store, try world.another()]
        let taken = try await withThrowingTaskGroup(of: BindScene?.self) { group in
            for index in 0..<10 {
                group.addTask { try await stores[index % 2].take(digest: jims.digest, at: world.now) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(taken.compactMap { $0 } == [jims])
        #expect(try await world.store.take(digest: Array(repeating: 2, count: 32), at: world.now) == nil)
    }

    @Test("It is good for as long as it says, and not a second longer")
    func expires() async throws {
        let world = try await World()
        let (first, second) = (scene(world, 1, for: world.jim), scene(world, 2, for: world.liLei))
        for scene in [first, second] { try await world.store.open(scene) }
        #expect(try await world.store.take(digest: first.digest, at: world.now + 599) == first)
        #expect(try await world.store.take(digest: second.digest, at: world.now + 600) == nil)
    }

    @Test("A newer one ends the earlier one of the same account, and of nobody else")
    func newer() async throws {
        let world = try await World()
        let (old, new) = (scene(world, 1, for: world.jim), scene(world, 2, for: world.jim))
        let others = scene(world, 3, for: world.liLei)
        for scene in [old, others, new] { try await world.store.open(scene) }
        #expect(try await world.store.take(digest: old.digest, at: world.now) == nil)
        #expect(try await world.store.take(digest: new.digest, at: world.now) == new)
        #expect(try await world.store.take(digest: others.digest, at: world.now) == others)
    }

    @Test("What led to nothing can be put back, unless there is a newer one by then")
    func putBack() async throws {
        let world = try await World()
        let (old, new) = (scene(world, 1, for: world.jim), scene(world, 2, for: world.jim))
        try await world.store.open(old)
        #expect(try await world.store.take(digest: old.digest, at: world.now) == old)
        try await world.store.putBack(old)
        #expect(try await world.store.take(digest: old.digest, at: world.now) == old)
        try await world.store.open(new)
        try await world.store.putBack(old)
        #expect(try await world.store.take(digest: old.digest, at: world.now) == nil)
        #expect(try await world.store.take(digest: new.digest, at: world.now) == new)
    }
}
