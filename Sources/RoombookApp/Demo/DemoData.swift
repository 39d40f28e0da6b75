import RoomBooking

/// An office that one can believe in: rooms, people, and what they have booked.
enum DemoData {
    struct Person {
        let username: String
        let displayName: String
        var role = User.Role.staff
        /// What the person's WeChat is at the start.
        var wechat = WeChat.bound

        enum WeChat { case bound, unbound, withoutCredits }
    }

    struct Meeting {
        let room: Int
        let start: String
        let minutes: Int
        let title: String
        let organizer: String
        let attendees: [String]
        /// The days from today on which it takes place.
        let days: [Int]
    }

    /// Who signs in, with what everybody's password is in the demo.
    static let username = "li.lei"
    static let password = "meeting-rooms"

    static let people = [
        Person(username: "li.lei", displayName: "李雷", wechat: .unbound),
        Person(username: "han.meimei", displayName: "韩梅梅"),
        Person(username: "wang.wei", displayName: "王伟"),
        Person(username: "emma.wilson", displayName: "Emma Wilson"),
        Person(username: "zhang.min", displayName: "张敏"),
        Person(username: "james.miller", displayName: "James Miller"),
        Person(username: "zhao.jing", displayName: "赵静", wechat: .unbound),
        Person(username: "chen.chen", displayName: "陈晨", wechat: .withoutCredits),
        Person(username: "sofia.rossi", displayName: "Sofia Rossi"),
        Person(username: "liu.yang", displayName: "刘洋"),
        Person(username: "oliver.smith", displayName: "Oliver Smith", wechat: .unbound),
        Person(username: "zhou.xun", displayName: "周迅", role: .admin),
    ]

    static let rooms = [
        NewRoom(name: "Orion 猎户座", capacity: 8, floor: "3", equipment: ["screen", "whiteboard"]),
        NewRoom(name: "Lyra 天琴座", capacity: 4, floor: "3", equipment: ["screen"]),
        NewRoom(name: "Vega 织女星", capacity: 6, floor: "3", equipment: ["whiteboard", "phone"]),
        NewRoom(name: "Altair 牛郎星", capacity: 6, floor: "5", equipment: ["screen", "video"]),
        NewRoom(
            name: "Cygnus 天鹅座", capacity: 12, floor: "5", equipment: ["projector", "video", "whiteboard"]),
        NewRoom(name: "Draco 天龙座", capacity: 10, floor: "5", equipment: ["projector"]),
        NewRoom(name: "Polaris 北极星", capacity: 20, floor: "6", equipment: ["projector", "video", "phone"]),
        NewRoom(name: "Luna 月亮", capacity: 2, floor: "6", equipment: ["phone"]),
    ]

    /// The room that is closed, and why.
    static let closedRoom = (name: "Draco 天龙座", reason: "投影检修 projector repair")

    static let meetings = [
        Meeting(
            room: 0, start: "09:00", minutes: 60, title: "晨会 Stand-up", organizer: "han.meimei",
            attendees: ["wang.wei", "li.lei"], days: [0, 1, 2, 3]),
        Meeting(
            room: 0, start: "11:00", minutes: 60, title: "Design review", organizer: "emma.wilson",
            attendees: ["li.lei"], days: [0]),
        Meeting(
            room: 0, start: "16:00", minutes: 90, title: "季度复盘", organizer: "zhang.min",
            attendees: ["han.meimei", "liu.yang"], days: [0, 2]),
        Meeting(
            room: 1, start: "10:00", minutes: 30, title: "面试", organizer: "liu.yang",
            attendees: ["zhao.jing"], days: [0, 1]),
        Meeting(
            room: 1, start: "14:00", minutes: 60, title: "1:1", organizer: "li.lei", attendees: ["zhang.min"],
            days: [0]),
        Meeting(
            room: 2, start: "09:30", minutes: 90, title: "API 讨论", organizer: "wang.wei",
            attendees: ["james.miller", "chen.chen"], days: [0, 3]),
        Meeting(
            room: 2, start: "13:00", minutes: 120, title: "Sprint planning", organizer: "james.miller",
            attendees: ["emma.wilson"], days: [0]),
        Meeting(
            room: 3, start: "10:30", minutes: 60, title: "客户来访", organizer: "sofia.rossi",
            attendees: ["oliver.smith", "li.lei"], days: [0]),
        Meeting(
            room: 3, start: "15:00", minutes: 60, title: "法务会议", organizer: "zhou.xun",
            attendees: ["sofia.rossi"], days: [0, 1]),
        Meeting(
            room: 4, start: "09:00", minutes: 180, title: "新员工培训", organizer: "zhao.jing",
            attendees: ["liu.yang", "chen.chen"], days: [0]),
        Meeting(
            room: 4, start: "14:30", minutes: 120, title: "产品路线图 Roadmap", organizer: "han.meimei",
            attendees: ["emma.wilson", "wang.wei", "james.miller"], days: [0, 4]),
        Meeting(
            room: 6, start: "10:00", minutes: 120, title: "全员大会 All hands", organizer: "zhou.xun",
            attendees: ["han.meimei", "wang.wei", "emma.wilson", "zhang.min"], days: [0]),
        Meeting(
            room: 6, start: "17:00", minutes: 60, title: "读书会", organizer: "chen.chen",
            attendees: ["zhang.min"], days: [0, 2]),
        Meeting(
            room: 7, start: "09:00", minutes: 30, title: "电话", organizer: "oliver.smith", attendees: [],
            days: [0, 1, 2]),
        Meeting(
            room: 7, start: "11:30", minutes: 30, title: "Call Milan", organizer: "sofia.rossi",
            attendees: [], days: [0]),
        Meeting(
            room: 7, start: "15:30", minutes: 60, title: "访谈", organizer: "liu.yang",
            attendees: ["han.meimei"], days: [0, 1]),
    ]
}
