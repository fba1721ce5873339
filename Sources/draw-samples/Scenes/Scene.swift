/// One sample picture: how it is painted and how the camera held it.
struct Scene: Sendable {
    let name: String
    var size = (width: 2400, height: 1600)
    /// The measure that the drawing is laid out in.
    var layout = (width: 2400.0, height: 1600.0)
    var isPNG = false
    let paint: @Sendable (Canvas) -> Void

    static let all: [Scene] = [
        Scene(name: "koja", paint: paintHut), Scene(name: "lov", paint: paintLeaves),
        Scene(name: "kapprum", size: (1600, 2400), layout: (1600, 2400), paint: paintHooks),
        Scene(name: "gymnastik", paint: paintGym), Scene(name: "samling", paint: paintCircle),
        Scene(name: "lunch", paint: paintLunch), Scene(name: "brod", size: (1500, 1000), paint: paintBread),
        Scene(name: "garden", paint: paintGroup),
        Scene(name: "malning", size: (1500, 1000), isPNG: true, paint: paintPainting),
    ]

    /// The finished canvas, at the scene's own size unless another is asked for.
    func painted(width: Int? = nil, height: Int? = nil) -> Canvas {
        let canvas = Canvas(width: width ?? size.width, height: height ?? size.height, scene: layout)
        paint(canvas)
        return canvas
    }
}

/// Puts a person into a picture.
func person(_ canvas: Canvas, _ look: Look, _ x: Double, _ y: Double, _ size: Double, _ pose: Pose = .still) {
    Figure(canvas: canvas, look: look, pose: pose, base: Point(x, y), size: size).paint()
}
