package cn.cunkou.values;

import java.util.regex.Pattern;

/**
 * A mainland phone number in plain digits: a mobile (11 digits) or a landline with its area code,
 * {@code 0753-4433000}.
 */
public record PhoneNumber(String digits) {
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("0\\d{2,3}-[2-9]\\d{6,7}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\u3000()（）-]+");
    private static final Pattern AREA =
            Pattern.compile("(0(?:10|2\\d|[3-9]\\d{2}))([2-9]\\d{6,7})");

    /**
     * @throws IllegalArgumentException when it is neither; the message does not repeat the number
     */
    public PhoneNumber {
        if (!MOBILE.matcher(digits).matches() && !LANDLINE.matcher(digits).matches()) {
            throw new IllegalArgumentException("neither a mobile nor a landline number");
        }
    }

    /**
     * A number as people type it: with spaces, dashes, brackets, +86.
     *
     * @throws IllegalArgumentException when it is none; the message does not repeat the number
     */
    public static PhoneNumber parse(String typed) {
        var plain = SEPARATORS.matcher(typed.strip()).replaceAll("");
        plain = plain.startsWith("+86") ? plain.substring(3) : plain;
        var landline = AREA.matcher(plain);
        return new PhoneNumber(
                landline.matches() ? landline.group(1) + "-" + landline.group(2) : plain);
    }

    /** Whether {@link #parse} would accept it. */
    public static boolean isValid(String typed) {
        try {
            parse(typed);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    public boolean isMobile() {
        return MOBILE.matcher(digits).matches();
    }

    /** The number as others may see it: {@code 138****6120}, {@code 0753-***3000}. */
    public String masked() {
        var hiddenFrom = isMobile() ? 3 : digits.indexOf('-') + 1;
        var shownFrom = digits.length() - 4;
        return digits.substring(0, hiddenFrom)
                + "*".repeat(shownFrom - hiddenFrom)
                + digits.substring(shownFrom);
    }

    /** Masked, so that a log line gives nobody away. */
    @Override
    public String toString() {
        return masked();
    }
}
