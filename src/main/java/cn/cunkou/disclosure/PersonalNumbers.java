package cn.cunkou.disclosure;

import cn.cunkou.platform.web.Faults;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers of persons in what is about to become public: identity cards, mobile phones, bank
 * cards.
 */
final class PersonalNumbers {
    private static final Pattern CARD =
            Pattern.compile(
                    "(?<![0-9A-Za-z])[1-9]\\d{5}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])\\d{5}[0-9Xx](?![0-9A-Za-z])");
    private static final Pattern PHONE =
            Pattern.compile("(?<![0-9A-Za-z])1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?![0-9A-Za-z])");
    private static final Pattern BANK =
            Pattern.compile(
                    "(?<![0-9A-Za-z])\\d{4}[ ]?\\d{4}[ ]?\\d{4}[ ]?\\d{4,7}(?![0-9A-Za-z])");

    private PersonalNumbers() {}

    /** What is found, in a word; null when nothing is. */
    static @Nullable String in(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (CARD.matcher(text).find()) {
            return "身份证号";
        }
        if (PHONE.matcher(text).find()) {
            return "手机号";
        }
        return BANK.matcher(text).find() ? "银行卡号" : null;
    }

    static void refuse(Faults faults, String field, @Nullable String text) {
        var found = in(text);
        if (found != null) {
            faults.add(field, "里面有%s，公开后人人看得到".formatted(found), "删去或用星号遮住");
        }
    }
}
