package cn.cunkou.disclosure;

import java.time.LocalDate;

/**
 * An answer to an opinion that everybody may read.
 *
 * @param summary the matter, in the words of the office
 */
public record PublicAnswer(String summary, String said, LocalDate day) {}
