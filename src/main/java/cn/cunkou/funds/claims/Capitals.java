package cn.cunkou.funds.claims;

import cn.cunkou.values.Money;

/** Amounts in the characters that receipts are written in: 壹万零伍拾元整. */
final class Capitals {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};
    private static final int GROUP = 10_000;

    private Capitals() {}

    /**
     * The amount in words.
     *
     * @throws IllegalArgumentException when it is negative
     */
    static String of(Money amount) {
        if (amount.fen() < 0) {
            throw new IllegalArgumentException("no receipt is written for " + amount);
        }
        var yuan = amount.fen() / 100;
        var jiao = (int) (amount.fen() % 100 / 10);
        var fen = (int) (amount.fen() % 10);
        var words = new StringBuilder(yuan == 0 ? "" : yuan(yuan) + "元");
        if (jiao == 0 && fen == 0) {
            return (words.isEmpty() ? "零元" : words) + "整";
        }
        if (jiao > 0) {
            words.append(DIGITS.charAt(jiao)).append('角');
        } else if (!words.isEmpty()) {
            words.append('零');
        }
        return fen > 0 ? words.append(DIGITS.charAt(fen)).append('分').toString() : words + "整";
    }

    private static String yuan(long yuan) {
        var words = new StringBuilder();
        var gap = false;
        for (var group = GROUPS.length - 1; group >= 0; group--) {
            var part = (int) (yuan / (long) Math.pow(GROUP, group) % GROUP);
            if (part == 0) {
                gap = !words.isEmpty();
                continue;
            }
            if (!words.isEmpty() && (gap || part < GROUP / 10)) {
                words.append('零');
            }
            words.append(thousands(part)).append(GROUPS[group]);
            gap = false;
        }
        return words.toString();
    }

    private static String thousands(int part) {
        var words = new StringBuilder();
        var gap = false;
        for (var place = PLACES.length - 1; place >= 0; place--) {
            var digit = part / (int) Math.pow(10, place) % 10;
            if (digit == 0) {
                gap = !words.isEmpty();
                continue;
            }
            if (gap) {
                words.append('零');
            }
            words.append(DIGITS.charAt(digit)).append(PLACES[place]);
            gap = false;
        }
        return words.toString();
    }
}
