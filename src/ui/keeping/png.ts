import { t } from '../../base/translate.ts';
import { err, ok, type Result } from '../../base/result.ts';

/** Longest side of a picture that Chromium and Firefox both draw, in pixels (a canvas of Chromium has at most 16,384). */
const LONGEST_SIDE = 16_000;
/** Pixels of a picture: more take more memory than a page should ask for. */
const MOST_PIXELS = 100_000_000;

/**
 * A drawing as PNG, twice as fine as it is drawn where that is possible. The error is a sentence for people: it is too
 * large to be a picture, or the browser did not draw it.
 */
export async function pngOf(svg: string): Promise<Result<Blob, string>> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch {
    return err(t('The browser did not draw the picture. Take the SVG, which has the same.'));
  }
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = [2, 1].find((each) => isPossible(width * each, height * each));
  if (scale === undefined) {
    return err(
      t(
        'The picture would be {width} pixels wide and {height} high, more than browsers draw. Filter the rows, or take the SVG.',
        { width, height },
      ),
    );
  }
  return drawn(image, width * scale, height * scale);
}

function isPossible(width: number, height: number): boolean {
  return width <= LONGEST_SIDE && height <= LONGEST_SIDE && width * height <= MOST_PIXELS;
}

async function drawn(
  image: HTMLImageElement,
  width: number,
  height: number,
): Promise<Result<Blob, string>> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  return blob === null
    ? err(t('The browser did not draw the picture. Take the SVG, which has the same.'))
    : ok(blob);
}
