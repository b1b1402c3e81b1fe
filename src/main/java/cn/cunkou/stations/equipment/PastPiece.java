package cn.cunkou.stations.equipment;

import cn.cunkou.stations.Station;
import java.time.LocalDate;

/** A piece of equipment as a history tells it; see {@link Piece}. */
public record PastPiece(
        Station station,
        String kind,
        String model,
        String serial,
        String fundLine,
        LocalDate bought,
        Piece.State state) {}
