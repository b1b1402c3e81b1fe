package cn.cunkou.registry;

/**
 * The unified social credit code of GB 32100: 17 characters and a check character, weights 3^i mod
 * 31.
 */
public final class CreditCode {
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private CreditCode() {}

    /** Whether it has the right length and characters and its check character fits. */
    public static boolean isValid(String code) {
        if (code.length() != 18) {
            return false;
        }
        var sum = 0;
        var weight = 1;
        for (var i = 0; i < 17; i++) {
            var value = CHARACTERS.indexOf(code.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * weight;
            weight = weight * 3 % 31;
        }
        return CHARACTERS.charAt((31 - sum % 31) % 31) == code.charAt(17);
    }
}
