/// Entries with ascending ids, of which the oldest are let go beyond a bound.
struct Journal<Entry: Identifiable<Int>> {
    private let kept: Int
    private var entries: [Entry] = []
    /// The id of the newest entry, and how many there ever were.
    private(set) var lastID = 0

    init(kept: Int) {
        self.kept = max(1, kept)
    }

    /// Adds an entry, which is made with its id.
    @discardableResult
    mutating func add(_ entry: (_ id: Int) -> Entry) -> Entry {
        lastID += 1
        let added = entry(lastID)
        entries.append(added)
        // Dropped in blocks, so that an entry costs the same however many there were.
        if entries.count >= 2 * kept {
            entries.removeFirst(entries.count - kept)
        }
        return added
    }

    func entries(since id: Int) -> ArraySlice<Entry> {
        guard let oldest = entries.first?.id, id >= oldest else { return entries[...] }
        return entries.dropFirst(id - oldest + 1)
    }

    mutating func removeAll() {
        entries.removeAll()
    }
}
