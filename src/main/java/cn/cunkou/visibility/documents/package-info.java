/**
 * EPCIS documents: read from JSON and XML into one form, judged, given their hash, and written
 * again.
 */
@NamedInterface("documents")
@NullMarked
package cn.cunkou.visibility.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
