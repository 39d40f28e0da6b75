/// The known word that a mistyped one was meant to be; nil when none is near.
package func suggestion(for word: String, among known: [String]) -> String? {
    let nearest = known.map { (word: $0, distance: editDistance(word, $0)) }.min { $0.distance < $1.distance }
    guard let nearest, nearest.distance <= max(1, word.count / 3) else { return nil }
    return nearest.word
}

private func editDistance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (place, character) in left.enumerated() {
        var diagonal = row[0]
        row[0] = place + 1
        for index in right.indices {
            let replaced = diagonal + (right[index] == character ? 0 : 1)
            diagonal = row[index + 1]
            row[index + 1] = min(replaced, row[index] + 1, row[index + 1] + 1)
        }
    }
    return row[right.count]
}
