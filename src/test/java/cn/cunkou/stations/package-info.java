@NullMarked
package cn.cunkou.stations;

import org.jspecify.annotations.NullMarked;
