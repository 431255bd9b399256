//! Pictures of drawings: a file of the site, drawn on a canvas and saved.

use crate::app::task::spawn;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement};
use wasm_bindgen_futures::JsFuture;

/// How many pixels each of the drawing's becomes, so that it is sharp on screens and in print.
const SHARP: u32 = 2;

/// Saves the drawing at an address as a PNG, then says whether that worked.
pub fn save(address: String, done: Callback<bool>) {
    spawn(async move { done.run(saved(&address).await.is_ok()) });
}

async fn saved(address: &str) -> Result<(), JsValue> {
    let image = HtmlImageElement::new()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    let (width, height) = (image.natural_width() * SHARP, image.natural_height() * SHARP);
    canvas.set_width(width);
    canvas.set_height(height);
    let context =
        canvas.get_context("2d")?.ok_or(JsValue::NULL)?.unchecked_into::<CanvasRenderingContext2d>();
    context.draw_image_with_html_image_element_and_dw_and_dh(
        &image,
        0.0,
        0.0,
        f64::from(width),
        f64::from(height),
    )?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&canvas.to_data_url()?);
    // It is called as the insight and its number there: the last two parts of the address.
    let parts: Vec<&str> = address.strip_suffix(".svg").unwrap_or(address).split('/').collect();
    if let [.., insight, number] = parts.as_slice() {
        link.set_download(&[insight, "-", number, ".png"].concat());
    }
    link.click();
    Ok(())
}
