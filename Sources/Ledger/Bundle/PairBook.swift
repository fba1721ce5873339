/// Which commitments have no opening: each must be named by an erasure in the end. Beside them, two bytes for each entry.
struct PairBook {
    /// How many commitments each entry has.
    private var counts: [UInt16] = []
    /// By entry: the places that were neither opened nor erased.
    private var missing: [Int: [UInt16]] = [:]
    private(set) var opened = 0
    private(set) var erased = 0

    /// Takes an entry whose openings have all been read.
    mutating func append(opened places: [Bool]) {
        let open = places.count(where: \.self)
        if open < places.count {
            missing[counts.count] = places.indices.filter { !places[$0] }.map { UInt16($0) }
        }
        opened += open
        counts.append(UInt16(places.count))
    }

    /// How many entries were taken.
    var count: Int { counts.count }

    var firstMissing: Int? { missing.keys.min() }

    /// Whether an erasure may name these pairs: entries and places ascend and are there.
    func isInOrder(_ pairs: [BodyValues.Pairs]) -> Bool {
        var last = -1
        for pair in pairs {
            guard pair.entry > last, pair.entry < counts.count, !pair.places.isEmpty else { return false }
            var place = 0
            for next in pair.places {
                guard next > place, next < Int(counts[pair.entry]) else { return false }
                place = next
            }
            last = pair.entry
        }
        return true
    }

    /// Marks the pairs, which are in order, as erased.
    ///
    /// - Returns: the first entry of which one was opened, or erased before; nil where there is none.
    mutating func erase(_ pairs: [BodyValues.Pairs]) -> Int? {
        for pair in pairs {
            let named = Set(pair.places.map { UInt16($0) })
            let left = (missing[pair.entry] ?? []).filter { !named.contains($0) }
            guard (missing[pair.entry]?.count ?? 0) - left.count == named.count else { return pair.entry }
            missing[pair.entry] = left.isEmpty ? nil : left
            erased += named.count
        }
        return nil
    }
}
