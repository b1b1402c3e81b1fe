package cn.cunkou.stations.applications;

/** What pages call the fields of an application. */
final class ApplicationWords {
    private ApplicationWords() {}

    static String label(String field) {
        return switch (field) {
            case "level" -> "建哪一级的站";
            case "division" -> "村";
            case "premises" -> "场地";
            case "area" -> "面积";
            case "applicantKind" -> "谁申请";
            case "applicantName" -> "申请人";
            case "applicantPhone" -> "电话";
            case "why" -> "为什么建";
            case "money" -> "用什么钱";
            case "moneyNote" -> "哪一笔钱";
            case "kind" -> "怎么办";
            case "note" -> "原因";
            case "name" -> "站名";
            default -> field;
        };
    }
}
