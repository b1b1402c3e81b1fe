package cn.cunkou.disclosure;

/**
 * Where else one may turn to, and how soon letters are answered.
 *
 * @param phone 监督电话, as it is published; empty while nobody entered one
 * @param office who deals with reports of wrongdoing
 * @param opinionDays working days in which an opinion is answered
 * @param reportDays the same for a report
 * @param paper that says so
 */
public record Hotline(String phone, String office, int opinionDays, int reportDays, String paper) {
    /** Until a county enters its own. */
    static final Hotline USUAL = new Hotline("", "", 15, 30, "");

    public boolean isEntered() {
        return !phone.isEmpty();
    }
}
