/// A small alphabet of pen strokes for name tags, coat hooks and signs.
///
/// A letter is strokes on a grid 4 wide and 6 high, two digits a point, strokes parted by a space.
enum Lettering {
    private static let strokes: [Character: String] = [
        "A": "062046 1434", "B": "0006 00203142333403 33444526 2606", "C": "41300011000105163645",
        "D": "0006 0020414526 2606",
        "E": "40000646 0333", "F": "400006 0333", "G": "4130100105163645 454323", "H": "0006 4046 0343", "I": "2026",
        "J": "40453616 1605", "K": "0006 400346", "L": "000646", "M": "0600234046", "N": "06004640",
        "O": "1030414536160501 0110",
        "P": "0006 0030414232 3203", "R": "0006 0030414232 3203 2346", "S": "4130100102133344 4445361605",
        "T": "0040 2026",
        "U": "0005163645 4540", "V": "002640", "W": "0016233640", "X": "0046 4006", "Y": "002340 2326", "Z": "00400646",
        "Q": "1030414536160501 0110 3547", "Å": "062046 1434", "Ä": "062046 1434", "Ö": "1030414536160501 0110",
        " ": "", ".": "2626",
        "1": "112026", "2": "0110304106 0646",
    ]

    /// Writes `words` in capitals about `centre`, letters `height` high.
    static func write(_ words: String, on canvas: Canvas, centre: Point, height: Double, _ color: Color) {
        let letters = Array(words.uppercased())
        let unit = height / 6
        let advance = 5.6 * unit
        let left = centre.x - (Double(letters.count) * advance - 1.6 * unit) / 2
        for (i, letter) in letters.enumerated() {
            let origin = Point(left + Double(i) * advance, centre.y - height / 2)
            for line in points(strokes[letter] ?? "") {
                canvas.line(line.map { origin + $0 * unit }, unit * 1.05, color)
            }
            marks(letter, origin, unit, canvas, color)
        }
    }

    private static func points(_ code: String) -> [[Point]] {
        code.split(separator: " ").map { part in
            let digits = part.compactMap(\.wholeNumberValue)
            return stride(from: 0, to: digits.count - 1, by: 2).map {
                Point(Double(digits[$0]), Double(digits[$0 + 1]))
            }
        }
    }

    private static func marks(_ letter: Character, _ origin: Point, _ unit: Double, _ canvas: Canvas, _ color: Color) {
        switch letter {
        case "Å":
            let ring = Path.circle(origin + Point(2, -1.7) * unit, 0.9 * unit).contours[0]
            canvas.line(ring + [ring[0]], unit * 0.6, color)
        case "Ä", "Ö":
            for x in [1.0, 3] { canvas.fill(.circle(origin + Point(x, -1.6) * unit, 0.65 * unit), color) }
        default: break
        }
    }
}
