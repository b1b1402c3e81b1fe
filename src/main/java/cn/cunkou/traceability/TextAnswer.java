package cn.cunkou.traceability;

import cn.cunkou.platform.web.ChineseTime;
import java.util.Objects;

/** What a code says of itself in one text message of at most 70 characters. */
final class TextAnswer {
    static final int LONGEST = 70;

    private static final int LONGEST_NAME = 16;

    private TextAnswer() {}

    static String of(Seen seen) {
        var answer =
                switch (seen.finding()) {
                    case NO_CODE -> "不是这里的码，请照包装核对20位码再发。扫出来就是它，说明包装上的码是假的。";
                    case NOT_PACKED -> "码是真的，但还没有启用，贴着它的东西不要买。";
                    case VOID, DAMAGED -> "这个码已经作废，不该再贴在产品上。";
                    case RETURNED -> "这件产品已经退回，不该再卖。";
                    case RECALLED -> "这一批正在召回：" + standing(seen);
                    case BLOCKED -> "这一批暂停销售：" + standing(seen);
                    case EXPIRED -> "码是真的，已过保质期，请不要食用。" + thing(seen);
                    case GENUINE -> genuine(seen);
                };
        return answer.length() <= LONGEST ? answer : answer.substring(0, LONGEST - 1) + "…";
    }

    private static String genuine(Seen seen) {
        return seen.times() == 1
                ? "正品，首次查询。" + thing(seen)
                : "码是真的，第%d次查询，首次%s。买来第一次查就不是首次，请留心。"
                        .formatted(
                                seen.times(),
                                ChineseTime.minute(Objects.requireNonNull(seen.first())));
    }

    private static String thing(Seen seen) {
        var tale = Objects.requireNonNull(seen.tale());
        return "%s，%s，%s采收或生产。"
                .formatted(
                        cut(tale.product().name()),
                        cut(tale.product().producer()),
                        ChineseTime.longDay(tale.lot().madeOn()));
    }

    private static String standing(Seen seen) {
        var tale = Objects.requireNonNull(seen.tale());
        return Objects.requireNonNull(tale.standing()).words();
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }
}
