package cn.cunkou.plan;

import java.util.List;

/**
 * One of the figures that a paper gives for the same thing.
 *
 * @param figure as the paper writes it: {@code 225＋200个}
 */
public record Reading(String id, String figure, Goal goal, List<Citation> citations) {
    public Reading {
        citations = List.copyOf(citations);
    }
}
