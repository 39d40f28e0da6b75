import RoomBooking
import SQLiteStorage
import TestSupport
import Testing

@Suite("One access token for all processes, fetched by one of them")
struct TokenStoreTests {
    private let key = "wx:stable"

    private func token(_ value: String) -> StoredToken {
        StoredToken(value: value, fetched: Fixtures.morning, expires: Fixtures.morning + 7200)
    }

    @Test("Of many who want to fetch over two connections one gets the lease, and all see its token")
    func singleFlight() async throws {
        let world = try await World()
        let stores = [world.store, try world.another()]
        let key = key
        let leases = try await withThrowingTaskGroup(of: (Int, Bool).self) { group in
            for index in 0..<10 {
                group.addTask {
                    let leased = try await stores[index % 2].leaseFetch(
                        key: key, version: 0, owner: "p\(index)", seconds: 15)
                    return (index, leased)
                }
            }
            return try await group.reduce(into: []) { if $1.1 { $0.append($1.0) } }
        }
        #expect(leases.count == 1)
        let owner = "p\(leases.first ?? 99)"
        #expect(try await world.store.store(token("theirs"), key: key, owner: "p77") == nil)
        #expect(try await world.store.store(token("ours"), key: key, owner: owner) != nil)
        #expect(try await world.store.store(token("again"), key: key, owner: owner) == nil)
        for store in stores {
            let found = try await store.token(key: key)
            #expect(found.token == token("ours"))
            #expect(found.version == 1)
        }
    }

    @Test("A lease is for the version that was seen")
    func version() async throws {
        let world = try await World()
        #expect(try await world.store.token(key: key).token == nil)
        #expect(try await world.store.token(key: key).version == 0)
        #expect(try await world.store.leaseFetch(key: key, version: 0, owner: "a", seconds: 15))
        #expect(try await world.store.store(token("one"), key: key, owner: "a") != nil)
        #expect(try await !world.store.leaseFetch(key: key, version: 0, owner: "b", seconds: 15))
        #expect(try await world.store.leaseFetch(key: key, version: 1, owner: "b", seconds: 15))
    }

    @Test("A lease ends when it is released, when its time is over, and with a reboot")
    func leaseEnds() async throws {
        let world = try await World()
        let store = world.store
        #expect(try await store.leaseFetch(key: key, version: 0, owner: "a", seconds: 15))
        try await store.releaseFetch(key: key, owner: "b")
        #expect(try await !store.leaseFetch(key: key, version: 0, owner: "b", seconds: 15))
        try await store.releaseFetch(key: key, owner: "a")
        #expect(try await store.leaseFetch(key: key, version: 0, owner: "b", seconds: 15))
        #expect(try await store.token(key: key).isLeased)
        world.bootTime.advance(14)
        #expect(try await !store.leaseFetch(key: key, version: 0, owner: "c", seconds: 15))
        world.bootTime.advance(1)
        #expect(try await !store.token(key: key).isLeased)
        #expect(try await store.leaseFetch(key: key, version: 0, owner: "c", seconds: 15))
        #expect(try await store.store(token("late"), key: key, owner: "b") == nil)
        let rebooted = try world.another(bootID: "next boot")
        #expect(try await rebooted.leaseFetch(key: key, version: 0, owner: "d", seconds: 15))
    }

    @Test("A token is dropped only if it is still that one, and keys do not meet")
    func drop() async throws {
        let world = try await World()
        for key in [key, "wx:classic"] {
            _ = try await world.store.leaseFetch(key: key, version: 0, owner: "a", seconds: 15)
            _ = try await world.store.store(token(key), key: key, owner: "a")
        }
        try await world.store.drop("an older one", key: key)
        #expect(try await world.store.token(key: key).token == token(key))
        try await world.store.drop(key, key: key)
        #expect(try await world.store.token(key: key).token == nil)
        #expect(try await world.store.token(key: key).version == 2)
        #expect(try await world.store.token(key: "wx:classic").token == token("wx:classic"))
    }
}
