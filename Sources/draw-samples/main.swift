import Foundation

guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
    FileHandle.standardError.write(Data((Options.usage + "\n").utf8))
    exit(64)
}
let scenes = Scene.all.filter { options.only == nil || options.only == $0.name }
if options.faces {
    for scene in scenes {
        for face in scene.painted().faces {
            let box = [face.x, face.y, face.width, face.height].map(decimal).joined(separator: ", ")
            print("\(scene.name)\t\(face.name)\t[\(box)]")
        }
    }
}
if let folder = options.folder {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for scene in scenes {
        let file = try InputFile(scene, options)
        try Data(file.bytes).write(to: URL(fileURLWithPath: folder).appendingPathComponent(file.name))
        print("\(file.name): \(file.bytes.count) bytes")
    }
}
