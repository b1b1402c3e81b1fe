/**
 * EPCIS documents: read from JSON and XML into one form, judged, given their hash, and written
 * again.
 */
@NullMarked
package cn.cunkou.visibility.documents;

import org.jspecify.annotations.NullMarked;
