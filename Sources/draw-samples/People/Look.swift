/// What an invented person looks like.
struct Look: Sendable {
    enum Hair: Sendable { case short, crop, afro, bob, long, ponytail, pigtails, bun, braids, spiky, curls, veil, grey }
    enum Top: Sendable { case plain, stripes, dots, star, heart, overalls, dress, jacket, vest }
    enum Hat: Sendable { case none, beanie, sunHat, crown }

    var name: String
    var skin: Color
    var hair: Hair
    var hairColor: Color
    var top: Top
    var topColor: Color
    var accent: Color
    var legColor: Color
    var eyes = Color(0x4A3020)
    var hat = Hat.none
    var glasses = false
    var freckles = false
    var adult = false
    /// The words on a name tag on the chest.
    var tag: String?

    func wearing(_ top: Top, _ color: UInt32, _ accent: UInt32, legs: UInt32? = nil, hat: Hat = .none) -> Look {
        var copy = self
        copy.top = top
        copy.topColor = Color(color)
        copy.accent = Color(accent)
        copy.hat = hat
        if let legs { copy.legColor = Color(legs) }
        return copy
    }

    func tagged(_ words: String?) -> Look {
        var copy = self
        copy.tag = words
        return copy
    }
}

/// The proportions of a figure, in head radii.
struct Build: Sendable {
    let torso: Double
    let shoulder: Double
    let hip: Double
    let leg: Double
    let arm: Double
    let limb: Double

    static let child = Build(torso: 1.7, shoulder: 0.66, hip: 0.62, leg: 1.5, arm: 1.45, limb: 0.4)
    static let adult = Build(torso: 2.5, shoulder: 1.02, hip: 0.85, leg: 3.3, arm: 2.7, limb: 0.5)
}

/// How a figure holds itself. Hands are given from the middle of the shoulders, in head radii.
struct Pose: Sendable {
    enum Legs: Sendable { case standing, apart, stride, crossed, kneeling, hidden, wheelchair, hanging }
    enum Mood: Sendable { case smile, grin, laugh, calm, surprised }

    var legs = Legs.standing
    var left = Point(-0.95, 1.35)
    var right = Point(0.95, 1.35)
    /// Degrees that the whole figure leans and that the head tilts on top of that.
    var lean = 0.0
    var tilt = 0.0
    /// Where the face is turned: -1 left … 1 right.
    var gaze = 0.0
    var mood = Mood.smile

    static let still = Pose()
    static let cheering = Pose(left: Point(-1.25, -1.0), right: Point(1.25, -1.0), mood: .laugh)
    static let waving = Pose(right: Point(1.45, -0.55), tilt: 4, mood: .grin)
}
