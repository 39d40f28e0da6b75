import RoombookApp

@main
enum Main {
    static func main() { Launch.run() }
}
